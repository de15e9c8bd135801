namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>Creates the host names that the DNS of a cluster resolves to a service.</summary>
static class HostNames
{
    public static IEnumerable<string> ForService(string name, string? namespaceName)
    {
        var effectiveNamespace = namespaceName ?? "default";
        return [name, $"{name}.{effectiveNamespace}", $"{name}.{effectiveNamespace}.svc", $"{name}.{effectiveNamespace}.svc.cluster.local"];
    }
}
