using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Resolves host names and ports to workloads.</summary>
sealed class HostResolver
{
    static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "gateway.docker.internal", "host.containers.internal"];

    // A prefix that fewer workloads share may be a coincidence.
    const int MinWorkloadsWithPrefix = 3;

    readonly ILookup<string, Workload> byHost;
    readonly ILookup<int, Workload> byPublishedPort;
    readonly ILookup<string, Workload> neighbours;

    public HostResolver(IReadOnlyList<Workload> workloads)
    {
        var prefix = FindCommonPrefix(workloads);
        byHost = workloads.SelectMany(workload => GetNames(workload, prefix).Distinct(StringComparer.OrdinalIgnoreCase).Select(host => (host, workload)))
            .ToLookup(pair => pair.host, pair => pair.workload, StringComparer.OrdinalIgnoreCase);
        byPublishedPort = workloads.SelectMany(workload => workload.Ports.Where(port => port.Published is not null).Select(port => (port.Published!.Value, workload))).ToLookup(pair => pair.Value, pair => pair.workload);
        var byName = workloads.ToLookup(workload => (workload.Name, workload.Unit));
        neighbours = workloads.SelectMany(workload => workload.Relationships.Where(relationship => relationship.Kind is RelationshipKind.SharesNetwork).SelectMany(relationship => byName[(relationship.Target, workload.Unit)]
                .SelectMany(other => new[] { (workload.Name, other), (other.Name, workload) })))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>Resolves a host and port that a workload connects to.</summary>
    /// <returns>The workload; null if the files contain none.</returns>
    public Workload? Resolve(Workload from, string host, int? port)
    {
        if (LocalHosts.Contains(host, StringComparer.OrdinalIgnoreCase)) return port is { } localPort ? ResolveLocal(from, host, localPort) : null;
        var candidates = byHost[host].ToArray();
        if (candidates is [] && host.IndexOf('.') is > 0 and var dot) candidates = [.. byHost[host[..dot]].Where(workload => IsClusterSuffix(host[dot..]))];
        return candidates.FirstOrDefault(workload => workload.Unit == from.Unit) ?? candidates.FirstOrDefault();
    }

    /// <summary>Whether a host name belongs to a workload.</summary>
    public bool IsKnown(string host) =>
        byHost.Contains(host) || LocalHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (host.IndexOf('.') is > 0 and var dot && IsClusterSuffix(host[dot..]) && byHost.Contains(host[..dot]));

    static IEnumerable<string> GetNames(Workload workload, string? prefix) =>
        [.. workload.Hosts, workload.Name, .. prefix is null ? Enumerable.Empty<string>() : [workload.Name[prefix.Length..]]];

    /// <summary>Finds the common prefix of all names, such as a release name with a hyphen, which addresses often omit.</summary>
    static string? FindCommonPrefix(IReadOnlyList<Workload> workloads)
    {
        if (workloads.Count < MinWorkloadsWithPrefix || workloads[0].Name.IndexOf('-') is not (> 0 and var hyphen)) return null;
        var prefix = workloads[0].Name[..(hyphen + 1)];
        return workloads.All(workload => workload.Name.StartsWith(prefix, StringComparison.Ordinal) && workload.Name.Length > prefix.Length) ? prefix : null;
    }

    Workload? ResolveLocal(Workload from, string host, int port)
    {
        var neighbour = neighbours[from.Name].FirstOrDefault(other => other.Ports.Any(candidate => candidate.Target == port) || StandardPorts.GetImageName(port) is { } imageName && other.Image?.Contains(imageName, StringComparison.OrdinalIgnoreCase) is true);
        if (neighbour is not null) return neighbour;
        // Inside a container, localhost is the container itself; the other local host names lead to published ports.
        var isSelf = host is "localhost" or "127.0.0.1" or "0.0.0.0" && (from.Image is not null || from.Build?.Project is null);
        return isSelf ? null : byPublishedPort[port].FirstOrDefault(other => other.Unit == from.Unit) ?? byPublishedPort[port].FirstOrDefault();
    }

    /// <summary>Whether the text can follow a service name inside a cluster: a namespace, <c>svc</c>, the cluster domain.</summary>
    static bool IsClusterSuffix(string suffix) =>
        suffix.Contains(".svc", StringComparison.Ordinal)
        || suffix.EndsWith(".local", StringComparison.Ordinal)
        || suffix.EndsWith(".internal", StringComparison.Ordinal)
        || suffix.Count(character => character is '.') is 1 && !NonNamespaces.Contains(suffix[1..]);

    /// <summary>Suffixes that are not namespaces: internet domains and file extensions.</summary>
    static readonly HashSet<string> NonNamespaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "io", "dev", "app", "cloud", "de", "uk", "fr", "eu", "co", "ai", "me", "info", "biz", "test", "example", "localhost",
        "yml", "yaml", "json", "xml", "jar", "dll", "js", "py", "conf", "sh", "sql", "log", "txt", "properties", "pem", "crt", "key", "html", "css",
    };
}
