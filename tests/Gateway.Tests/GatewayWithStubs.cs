namespace Evolution.Gateway.Tests;

/// <summary>The Gateway in front of three stub services that respond with their names.</summary>
public sealed class GatewayWithStubs(Stub[] services, FaultProxy[] proxies, RunningService gateway) : IAsyncDisposable
{
    public static readonly string[] ServiceNames = ["orders", "inventory", "payments"];

    public HttpClient Http => gateway.Http;

    /// <summary>A service behind the Gateway.</summary>
    public Stub this[string name] => services[Array.IndexOf(ServiceNames, name)];

    /// <summary>Returns the proxy between the Gateway and a service.</summary>
    public FaultProxy GetProxy(string name) => proxies[Array.IndexOf(ServiceNames, name)];

    /// <summary>Starts the Gateway and the stubs.</summary>
    /// <param name="discovery">Whether the Gateway resolves the services by service discovery instead of environment variables.</param>
    /// <param name="additionalSettings">Additional settings of the Gateway.</param>
    public static async Task<GatewayWithStubs> StartAsync(bool discovery = false, params (string, string)[] additionalSettings)
    {
        var services = await Task.WhenAll(ServiceNames.Select(name => Stub.StartAsync(Stub.Returns(200, name, "text/plain"))));
        FaultProxy[] proxies = [.. services.Select(service => new Uri(service.Address)).Select(address => new FaultProxy(address.Host, address.Port))];
        var settings = ServiceNames.Zip(proxies, (name, proxy) => (discovery ? $"services:{name}:http:0" : $"{name.ToUpperInvariant()}_URL", $"http://127.0.0.1:{proxy.Port}"));
        return new(services, proxies, await RunningService.Start<DiscoveryDestinationResolver>([.. settings, .. additionalSettings]).WaitUntilHealthyAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        foreach (var proxy in proxies) await proxy.DisposeAsync();
        foreach (var service in services) await service.DisposeAsync();
    }
}
