# --- What the application gets: the role Application SMTP.SendAsApp for the members of a group ---

# The group, the management scope and the role assignment all have this name.
function Get-NameOfAll($application) {
    "Aurea CRM SMTP $($application.ClientId)"
}

function Get-SenderGroup($application) {
    $name = Get-NameOfAll $application
    $group = Get-DistributionGroup -Identity $name -ErrorAction SilentlyContinue
    if (-not $group) {
        $group = New-DistributionGroup -Name $name -Type Security -ErrorAction Stop
        Write-Host "Made the group '$name'"
    }
    $group
}

function Grant-Mailbox($application, $principal, $mailbox) {
    $group = Get-SenderGroup $application
    $address = "$((Get-Recipient -Identity $mailbox -ErrorAction Stop).PrimarySmtpAddress)"
    $members = Get-DistributionGroupMember -Identity $group.Identity -ResultSize Unlimited `
        -ErrorAction Stop | ForEach-Object { "$($_.PrimarySmtpAddress)" }
    if ($members -contains $address) {
        Write-Host "${mailbox}: is in the group already"
    } else {
        Add-DistributionGroupMember -Identity $group.Identity -Member $mailbox `
            -BypassSecurityGroupManagerCheck -ErrorAction Stop
        Write-Host "${mailbox}: added to the group"
    }
}

function Complete-Application($application, $principal) {
    $name = Get-NameOfAll $application
    if (Get-ManagementScope -Identity $name -ErrorAction SilentlyContinue) {
        Write-Host 'The management scope is there already'
    } else {
        $group = "$((Get-SenderGroup $application).DistinguishedName)".Replace("'", "''")
        New-ManagementScope -Name $name -RecipientRestrictionFilter "MemberOfGroup -eq '$group'" `
            -ErrorAction Stop | Out-Null
        Write-Host 'Made the management scope'
    }
    if (Get-ManagementRoleAssignment -Identity $name -ErrorAction SilentlyContinue) {
        Write-Host 'The role is assigned already'
    } else {
        New-ManagementRoleAssignment -Name $name -Role 'Application SMTP.SendAsApp' `
            -App $application.ClientId -CustomResourceScope $name -ErrorAction Stop | Out-Null
        Write-Host 'Assigned the role Application SMTP.SendAsApp'
    }
    # InScope must be True for each mailbox; right after the change it may not be yet.
    foreach ($mailbox in $application.Mailboxes) {
        Write-Host "${mailbox}:"
        Test-ServicePrincipalAuthorization -Identity $principal.ObjectId -Resource $mailbox |
            Format-List | Out-Host
    }
}

