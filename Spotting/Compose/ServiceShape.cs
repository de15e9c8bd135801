namespace Evolution.Spotting.Compose;

/// <summary>The known attributes of a Compose service, and the valid forms of those that are read.</summary>
static class ServiceShape
{
    static readonly HashSet<string> Values = ["image", "build", "command", "entrypoint", "container_name", "hostname", "network_mode", "env_file", "extends"];

    static readonly HashSet<string> Lists =
    [
        "command", "entrypoint", "environment", "env_file", "ports", "expose", "depends_on", "links", "external_links", "networks", "volumes", "volumes_from", "configs", "secrets",
    ];

    static readonly HashSet<string> Mappings = ["build", "environment", "env_file", "depends_on", "networks", "extends"];

    static readonly HashSet<string> Known =
    [
        .. Values, .. Lists, .. Mappings, "annotations", "attach", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "cpu_count", "cpu_percent", "cpu_period", "cpu_quota",
        "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt",
        "dns_search", "domainname", "extra_hosts", "gpus", "group_add", "healthcheck", "init", "ipc", "isolation", "label_file", "labels", "logging", "mac_address",
        "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "models", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "post_start",
        "pre_stop", "privileged", "profiles", "provider", "pull_policy", "read_only", "restart", "runtime", "scale", "security_opt", "shm_size", "stdin_open",
        "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "use_api_socket", "user", "userns_mode", "uts", "working_dir",
    ];

    public static bool IsKnown(string attribute) => Known.Contains(attribute) || attribute.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Reports attributes whose form has no meaning in Compose.</summary>
    public static void Check(Member service, Reading reading)
    {
        foreach (var attribute in service.Value.Members)
        {
            var form = attribute.Value switch { ScalarPart { Text: null } => null, ScalarPart => "a single value", ListPart => "a list", _ => "a mapping" };
            if (form is not null && IsRead(attribute.Key) && !Fits(attribute))
                reading.Miss(attribute.Place, $"{attribute.Key} is {form} here, which means nothing in Compose; it was passed over", service.Key);
        }
    }

    static bool IsRead(string attribute) => Values.Contains(attribute) || Lists.Contains(attribute) || Mappings.Contains(attribute);

    static bool Fits(Member attribute) => (attribute.Value switch { ScalarPart => Values, ListPart => Lists, _ => Mappings }).Contains(attribute.Key);
}
