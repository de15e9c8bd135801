namespace Evolution.Spotting.Compose;

/// <summary>The known attributes of a Compose service, and the valid kinds of value of those that are read.</summary>
static class ServiceSchema
{
    static readonly HashSet<string> ScalarAttributes = ["image", "build", "command", "entrypoint", "container_name", "hostname", "network_mode", "env_file", "extends"];

    static readonly HashSet<string> ListAttributes =
    [
        "command", "entrypoint", "environment", "env_file", "ports", "expose", "depends_on", "links", "external_links", "networks", "volumes", "volumes_from", "configs", "secrets",
    ];

    static readonly HashSet<string> MappingAttributes = ["build", "environment", "env_file", "depends_on", "networks", "extends"];

    static readonly HashSet<string> KnownAttributes =
    [
        .. ScalarAttributes, .. ListAttributes, .. MappingAttributes, "annotations", "attach", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "cpu_count", "cpu_percent", "cpu_period", "cpu_quota",
        "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt",
        "dns_search", "domainname", "extra_hosts", "gpus", "group_add", "healthcheck", "init", "ipc", "isolation", "label_file", "labels", "logging", "mac_address",
        "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "models", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "post_start",
        "pre_stop", "privileged", "profiles", "provider", "pull_policy", "read_only", "restart", "runtime", "scale", "security_opt", "shm_size", "stdin_open",
        "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "use_api_socket", "user", "userns_mode", "uts", "working_dir",
    ];

    public static bool IsKnown(string attribute) => KnownAttributes.Contains(attribute) || attribute.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Reports attributes whose kind of value is not valid in Compose.</summary>
    public static void Validate(Member service, ReadSession session)
    {
        foreach (var attribute in service.Value.Members)
        {
            var kind = attribute.Value switch { ComposeScalar { Text: null } => null, ComposeScalar => "a single value", ComposeList => "a list", _ => "a mapping" };
            if (kind is not null && IsRead(attribute.Key) && !IsValid(attribute))
                session.Report(attribute.Location, $"{attribute.Key} is {kind}, which Compose does not support, and was ignored", service.Key);
        }
    }

    static bool IsRead(string attribute) => ScalarAttributes.Contains(attribute) || ListAttributes.Contains(attribute) || MappingAttributes.Contains(attribute);

    static bool IsValid(Member attribute) => (attribute.Value switch { ComposeScalar => ScalarAttributes, ComposeList => ListAttributes, _ => MappingAttributes }).Contains(attribute.Key);
}
