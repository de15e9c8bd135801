using Evolution.Wiring;

namespace Evolution.CrashTest.Host;

/// <summary>Adds network proxies to services, with commands that break and restore their connections.</summary>
static class NetworkProxyExtensions
{
    static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);
    static readonly string[] ProxyNames = ["database", "cache", "messaging", "orders", "inventory", "payments"];

    /// <summary>
    /// Routes a service's connections through proxies. The <c>wires</c> command lists them; <c>cut-NAME</c>, <c>hold-NAME</c> and <c>slow-NAME</c>
    /// break a connection, and <c>mend-NAME</c> restores it.
    /// </summary>
    public static void WithNetworkProxies(this IResourceBuilder<ProjectResource> service)
    {
        var proxies = new ServiceProxies();
        service.WithEnvironment(context =>
        {
            foreach (var (variable, value) in context.EnvironmentVariables.ToArray()) context.EnvironmentVariables[variable] = new RedirectedValue(variable, value, proxies);
        });
        service.WithCommand("wires", "Network proxies", _ => Task.FromResult(CommandResults.Success("The network proxies of this service", string.Join(',', proxies.Names))));
        foreach (var name in ProxyNames)
        {
            service.WithProxyCommand("cut", name, proxies, proxy => proxy.Cut());
            service.WithProxyCommand("hold", name, proxies, proxy => proxy.Hold());
            service.WithProxyCommand("slow", name, proxies, proxy => proxy.AddLatency(Latency));
            service.WithProxyCommand("mend", name, proxies, proxy => proxy.Restore());
        }
    }

    static void WithProxyCommand(this IResourceBuilder<ProjectResource> service, string verb, string name, ServiceProxies proxies, Action<FaultProxy> action) =>
        service.WithCommand($"{verb}-{name}", $"{verb} {name}", _ =>
        {
            if (proxies[name] is not { } proxy) return Task.FromResult(CommandResults.Failure($"There is no network proxy to {name}."));
            action(proxy);
            return Task.FromResult(CommandResults.Success());
        });
}
