# --- The same for both ways ---

# The Object ID of the enterprise application: what is filled in above, else what Microsoft Graph says.
function Get-EnterpriseObjectId($tenant, $application) {
    $clientId = $application.ClientId
    $where = 'It stands in the Entra admin center > Enterprise applications > the application > ' +
        'Overview: Object ID (not that of the app registration).'
    if ($application.ObjectId) {
        if (-not ($application.ObjectId -as [guid]) -or $application.ObjectId -eq $clientId) {
            throw "The ObjectId filled in for application $clientId is not an Object ID. $where"
        }
        return $application.ObjectId
    }
    $graph = Get-Command Get-MgServicePrincipal -ErrorAction SilentlyContinue
    if ($tenant.Environment -or -not $graph) {
        throw "Fill in the ObjectId of application $clientId in this script. $where"
    }
    Connect-MgGraph -TenantId $tenant.Tenant -Scopes 'Application.Read.All' -ErrorAction Stop |
        Out-Null
    $found = Get-MgServicePrincipal -Filter "appId eq '$clientId'" -ErrorAction Stop
    if (-not $found) {
        throw "There is no enterprise application for $clientId in this tenant. This makes it: " +
            "New-MgServicePrincipal -AppId '$clientId'"
    }
    $found.Id
}

# Exchange does not know the application by itself; it is told once.
function Register-Application($application) {
    $clientId = $application.ClientId
    $objectId = $application.ObjectId
    $principal = Get-ServicePrincipal -ErrorAction Stop |
        Where-Object { "$($_.AppId)" -eq $clientId } | Select-Object -First 1
    if (-not $principal) {
        $principal = New-ServicePrincipal -AppId $clientId -ObjectId $objectId `
            -DisplayName "Aurea CRM SMTP $clientId" -ErrorAction Stop
        Write-Host "Registered application $clientId in Exchange"
    } elseif ("$($principal.ObjectId)" -ne $objectId) {
        throw "Exchange knows application $clientId by the Object ID $($principal.ObjectId), not by " +
            "$objectId. If $objectId is the enterprise application's, the other is often the app " +
            "registration's; remove that (Remove-ServicePrincipal -Identity '$($principal.ObjectId)') " +
            'and run this script again.'
    } else {
        Write-Host "Application $clientId is registered in Exchange already"
    }
    $principal
}

function Enable-SmtpAuth($mailbox, $offByDefault) {
    $off = (Get-CASMailbox -Identity $mailbox -ErrorAction Stop).SmtpClientAuthenticationDisabled
    if ($null -eq $off) { $off = $offByDefault }
    if ($off) {
        Set-CASMailbox -Identity $mailbox -SmtpClientAuthenticationDisabled $false -ErrorAction Stop
        Write-Host "${mailbox}: switched Authenticated SMTP on"
    } else {
        Write-Host "${mailbox}: Authenticated SMTP is on already"
    }
}

# --- Now it is done ---

$failed = 0
foreach ($tenant in $tenants) {
    foreach ($application in $tenant.Applications) {
        $application.ObjectId = Get-EnterpriseObjectId $tenant $application
    }
    $environment = @{}
    if ($tenant.Environment) { $environment.ExchangeEnvironmentName = $tenant.Environment }
    Connect-ExchangeOnline -Organization $tenant.Tenant @environment -ShowBanner:$false `
        -ErrorAction Stop
    try {
        $offByDefault = (Get-TransportConfig -ErrorAction Stop).SmtpClientAuthenticationDisabled
        foreach ($application in $tenant.Applications) {
            $principal = Register-Application $application
            foreach ($mailbox in $application.Mailboxes) {
                try {
                    Grant-Mailbox $application $principal $mailbox
                    Enable-SmtpAuth $mailbox $offByDefault
                } catch {
                    $failed++
                    Write-Warning "${mailbox}: $_"
                }
            }
            Complete-Application $application $principal
        }
    } finally {
        Disconnect-ExchangeOnline -Confirm:$false
    }
}
if ($failed) {
    Write-Warning "Not done for $failed mailboxes; see above. Then run the script again."
} else {
    Write-Host 'Done. It often takes from half an hour to two hours until Exchange follows.'
    Write-Host 'Then send a test mail.'
}
