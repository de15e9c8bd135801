namespace Evolution.Lab.Prerequisites;

/// <summary>Creates the shell script that installs Debian packages without leaving their services running.</summary>
public static class AptScript
{
    // policy-rc.d is Debian's mechanism to prevent a package's installation from starting services. An existing one stays
    // unchanged. Services are also disabled, because otherwise they would start with the machine: Evolution starts its own
    // servers, on free ports.
    const string Template = """
        set -eu
        policy=POLICY
        if [ ! -e "$policy" ]; then
          trap 'rm -f "$policy"' EXIT
          trap 'exit 130' INT TERM
          printf '#!/bin/sh\nexit 101\n' >"$policy"
          chmod 755 "$policy"
        fi
        export DEBIAN_FRONTEND=noninteractive
        apt-get -o DPkg::Lock::Timeout=300 update || echo 'Some package lists could not be updated.'
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends PACKAGES
        if [ -d /run/systemd/system ]; then
          for service in SERVICES; do systemctl disable --now "$service" || true; done
        fi
        """;

    /// <summary>Creates the script for the packages of the missing prerequisites.</summary>
    public static string Create(IReadOnlyList<Prerequisite> missing, string policy = "/usr/sbin/policy-rc.d") => Template
        .Replace("POLICY", policy)
        .Replace("PACKAGES", string.Join(' ', missing.Select(prerequisite => prerequisite.Apt)))
        .Replace("SERVICES", string.Join(' ', missing.Select(prerequisite => prerequisite.Service).OfType<string>()));
}
