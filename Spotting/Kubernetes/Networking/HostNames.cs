namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>The names under which a cluster's DNS resolves a service.</summary>
static class HostNames
{
    public static IEnumerable<string> Of(string name, string? inNamespace)
    {
        var place = inNamespace ?? "default";
        return [name, $"{name}.{place}", $"{name}.{place}.svc", $"{name}.{place}.svc.cluster.local"];
    }
}
