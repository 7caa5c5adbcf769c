# --- What the application gets: FullAccess to each mailbox ---

function Grant-Mailbox($application, $principal, $mailbox) {
    $names = @($principal.Identity, $principal.ObjectId, $principal.DisplayName)
    $present = Get-MailboxPermission -Identity $mailbox -ErrorAction Stop |
        Where-Object { $names -contains "$($_.User)" -and -not $_.Deny } |
        Where-Object { "$($_.AccessRights)" -match 'FullAccess' }
    if ($present) {
        Write-Host "${mailbox}: the application has FullAccess already"
    } else {
        Add-MailboxPermission -Identity $mailbox -User $principal.ObjectId -AccessRights FullAccess `
            -ErrorAction Stop | Out-Null
        Write-Host "${mailbox}: gave the application FullAccess"
    }
    # A second try, only if a test mail is still refused (430 STOREDRV, 550 5.7.60, SendAsDenied) two
    # hours later. It is for mail from another address than the mailbox; some report that it helps
    # otherwise, too.
    # Add-RecipientPermission -Identity $mailbox -Trustee $principal.ObjectId `
    #     -AccessRights SendAs -Confirm:$false
}

function Complete-Application($application, $principal) {
    # All is done with each mailbox.
}

