using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Finds the workload that a host name and port refer to.</summary>
sealed class AddressBook
{
    static readonly string[] Machine = ["localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "gateway.docker.internal", "host.containers.internal"];

    // A prefix that fewer workloads share may be a coincidence.
    const int FewestOfARelease = 3;

    readonly ILookup<string, Workload> byHost;
    readonly ILookup<int, Workload> byOuterPort;
    readonly ILookup<string, Workload> neighbours;

    public AddressBook(IReadOnlyList<Workload> workloads)
    {
        var prefix = CommonPrefix(workloads);
        byHost = workloads.SelectMany(workload => Names(workload, prefix).Distinct(StringComparer.OrdinalIgnoreCase).Select(host => (host, workload)))
            .ToLookup(pair => pair.host, pair => pair.workload, StringComparer.OrdinalIgnoreCase);
        byOuterPort = workloads.SelectMany(workload => workload.Ports.Where(port => port.Outer is not null).Select(port => (port.Outer!.Value, workload))).ToLookup(pair => pair.Value, pair => pair.workload);
        var byName = workloads.ToLookup(workload => (workload.Name, workload.Unit));
        neighbours = workloads.SelectMany(workload => workload.Ties.Where(tie => tie.Kind is TieKind.SharesNetwork).SelectMany(tie => byName[(tie.Target, workload.Unit)]
                .SelectMany(other => new[] { (workload.Name, other), (other.Name, workload) })))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>Finds the workload that a host and port lead to from another workload.</summary>
    /// <returns>Null if nothing in the files does.</returns>
    public Workload? Find(Workload from, string host, int? port)
    {
        if (Machine.Contains(host, StringComparer.OrdinalIgnoreCase)) return port is { } number ? OnMachine(from, host, number) : null;
        var candidates = byHost[host].ToArray();
        if (candidates is [] && host.IndexOf('.') is > 0 and var dot) candidates = [.. byHost[host[..dot]].Where(workload => IsInside(host[dot..]))];
        return candidates.FirstOrDefault(workload => workload.Unit == from.Unit) ?? candidates.FirstOrDefault();
    }

    /// <summary>Whether the word is the name of a workload.</summary>
    public bool Knows(string host) =>
        byHost.Contains(host) || Machine.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (host.IndexOf('.') is > 0 and var dot && IsInside(host[dot..]) && byHost.Contains(host[..dot]));

    static IEnumerable<string> Names(Workload workload, string? prefix) =>
        [.. workload.Hosts, workload.Name, .. prefix is null ? Enumerable.Empty<string>() : [workload.Name[prefix.Length..]]];

    /// <summary>The common prefix of all names: a release's or product's name with a hyphen, which addresses often omit.</summary>
    static string? CommonPrefix(IReadOnlyList<Workload> workloads)
    {
        if (workloads.Count < FewestOfARelease || workloads[0].Name.IndexOf('-') is not (> 0 and var hyphen)) return null;
        var prefix = workloads[0].Name[..(hyphen + 1)];
        return workloads.All(workload => workload.Name.StartsWith(prefix, StringComparison.Ordinal) && workload.Name.Length > prefix.Length) ? prefix : null;
    }

    Workload? OnMachine(Workload from, string host, int port)
    {
        var near = neighbours[from.Name].FirstOrDefault(other => other.Ports.Any(known => known.Inner == port) || StandardPorts.Of(port) is { } role && other.Image?.Contains(role, StringComparison.OrdinalIgnoreCase) is true);
        if (near is not null) return near;
        // Inside a container, localhost is the container itself; the machine's names lead to published ports.
        var isOwn = host is "localhost" or "127.0.0.1" or "0.0.0.0" && (from.Image is not null || from.Build?.Project is null);
        return isOwn ? null : byOuterPort[port].FirstOrDefault(other => other.Unit == from.Unit) ?? byOuterPort[port].FirstOrDefault();
    }

    /// <summary>Whether the text can follow a service's name inside a cluster: a namespace, <c>svc</c>, the cluster's domain.</summary>
    static bool IsInside(string rest) =>
        rest.Contains(".svc", StringComparison.Ordinal)
        || rest.EndsWith(".local", StringComparison.Ordinal)
        || rest.EndsWith(".internal", StringComparison.Ordinal)
        || rest.Count(letter => letter is '.') is 1 && !PublicDomains.Contains(rest[1..]);

    /// <summary>What can follow a dot but is not a namespace: internet domains and file extensions.</summary>
    static readonly HashSet<string> PublicDomains = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "io", "dev", "app", "cloud", "de", "uk", "fr", "eu", "co", "ai", "me", "info", "biz", "test", "example", "localhost",
        "yml", "yaml", "json", "xml", "jar", "dll", "js", "py", "conf", "sh", "sql", "log", "txt", "properties", "pem", "crt", "key", "html", "css",
    };
}
