-- What wixl 0.101 cannot express, one statement a line, run by msi.py with msibuild.

-- Whether a component belongs to a machine's or a user's installation, and what was asked for.
UPDATE `Component` SET `Condition` = 'ALLUSERS' WHERE `Component` = 'PathOfMachine'
UPDATE `Component` SET `Condition` = 'NOT ALLUSERS' WHERE `Component` = 'PathOfUser'
UPDATE `Component` SET `Condition` = 'INSTALLATION AND ALLUSERS' WHERE `Component` = 'InstallationOfMachine'
UPDATE `Component` SET `Condition` = 'INSTALLATION AND NOT ALLUSERS' WHERE `Component` = 'InstallationOfUser'
UPDATE `Component` SET `Condition` = 'ALLUSERS' WHERE `Component` = 'EventSource'
UPDATE `Component` SET `Condition` = 'DESKTOPLINK = "1"' WHERE `Component` = 'DesktopLink'

-- wixl writes 4 for HKMU, which Windows Installer knows as -1; and it searches the 32-bit registry.
UPDATE `Registry` SET `Root` = -1 WHERE `Root` = 4
UPDATE `RegLocator` SET `Type` = 18
-- wixl leaves out the mark of an expandable text (#%).
UPDATE `Registry` SET `Value` = '#%[#smtpcfg.exe]' WHERE `Name` = 'EventMessageFile'

-- Environment variables: set and taken away with their component (=-), the machine's (*) or the user's.
CREATE TABLE `Environment` (`Environment` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL LOCALIZABLE, `Value` CHAR(255) LOCALIZABLE, `Component_` CHAR(72) NOT NULL PRIMARY KEY `Environment`)
INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) VALUES ('PathOfMachine', '=-*PATH', '[~];[APPLICATIONFOLDER]', 'PathOfMachine')
INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) VALUES ('PathOfUser', '=-PATH', '[~];[APPLICATIONFOLDER]', 'PathOfUser')
INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) VALUES ('InstallationOfMachine', '=-*SMTPCFG_INSTALLATION', '[INSTALLATION]', 'InstallationOfMachine')
INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`) VALUES ('InstallationOfUser', '=-SMTPCFG_INSTALLATION', '[INSTALLATION]', 'InstallationOfUser')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('RemoveEnvironmentStrings', '', 3300)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('WriteEnvironmentStrings', '', 5200)

-- An upgrade or a repair keeps what an earlier one was given, unless it is given anew (51: set a property).
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('KeepInstallationOfMachine', 51, 'INSTALLATION', '[INSTALLATION_OF_MACHINE]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('KeepInstallationOfUser', 51, 'INSTALLATION', '[INSTALLATION_OF_USER]')
INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('KeepDesktopLink', 51, 'DESKTOPLINK', '1')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('KeepInstallationOfMachine', 'ALLUSERS AND INSTALLATION_OF_MACHINE AND NOT INSTALLATION', 51)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('KeepInstallationOfUser', 'NOT ALLUSERS AND INSTALLATION_OF_USER AND NOT INSTALLATION', 52)
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('KeepDesktopLink', 'NOT DESKTOPLINK AND ((ALLUSERS AND DESKTOPLINK_OF_MACHINE) OR (NOT ALLUSERS AND DESKTOPLINK_OF_USER))', 53)

-- Given properties reach the part of the installation that runs with an administrator's rights.
UPDATE `Property` SET `Value` = 'DESKTOPLINK;INSTALLATION;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED' WHERE `Property` = 'SecureCustomProperties'
