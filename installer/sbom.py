"""The bill of materials: an SPDX 2.3 document in JSON that says what the programs are made of."""
import hashlib
import json
import time
import uuid

import components


def bill_of_materials(folder, version, moment):
    """`folder`: what is packed; `moment`: seconds since 1970. Returns the document as text."""
    programs = sorted(folder.glob("*.exe"))
    content = hashlib.sha256(b"".join(program.read_bytes() for program in programs)).hexdigest()
    packages = [package("smtpcfg", "smtpcfg", version, "MIT")]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-smtpcfg")]
    for component in components.COMPONENTS:
        name = "SPDXRef-" + component.package.replace("+", ".")
        built = components.version(component)
        packages.append(package(name.removeprefix("SPDXRef-"), component.name, built, component.licence, component.home)
                        | {"sourceInfo": f"Built from Debian's sources; licences as in Debian's package {component.package}."})
        relations.append(("SPDXRef-smtpcfg", "STATIC_LINK", name))
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"smtpcfg-{version}-windows-x64",
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'smtpcfg ' + content)}",
        "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment)), "creators": ["Tool: smtpcfg-package"]},
        "packages": packages,
        "files": [file(program) for program in programs],
        "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other} for one, kind, other in relations]
        + [{"spdxElementId": "SPDXRef-smtpcfg", "relationshipType": "CONTAINS", "relatedSpdxElement": file(program)["SPDXID"]} for program in programs],
        "hasExtractedLicensingInfos": [{
            "licenseId": "LicenseRef-mingw-w64-runtime",
            "name": "mingw-w64 runtime",
            "extractedText": components.licence_text(next(one for one in components.COMPONENTS if one.licence.startswith("LicenseRef"))),
        }],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def package(identifier, name, version, licence, home="NOASSERTION"):
    return {
        "SPDXID": f"SPDXRef-{identifier}",
        "name": name,
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "homepage": home,
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
    }


def file(path):
    data = path.read_bytes()
    return {
        "SPDXID": f"SPDXRef-{path.name}",
        "fileName": f"./{path.name}",
        "fileTypes": ["BINARY"],
        "checksums": [{"algorithm": kind.upper(), "checksumValue": hashlib.new(kind, data).hexdigest()} for kind in ("sha1", "sha256")],
        "licenseConcluded": "NOASSERTION",
        "copyrightText": "NOASSERTION",
    }
