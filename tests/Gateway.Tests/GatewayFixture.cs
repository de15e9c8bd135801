namespace Evolution.Gateway.Tests;

/// <summary>The Gateway in front of three stub services that respond with their names.</summary>
public sealed class GatewayFixture(Stub[] services, Wire[] wires, RunningService gateway) : IAsyncDisposable
{
    public static readonly string[] Names = ["orders", "inventory", "payments"];

    public HttpClient Http => gateway.Http;

    /// <summary>A service behind the Gateway.</summary>
    public Stub this[string name] => services[Array.IndexOf(Names, name)];

    /// <summary>The connection from the Gateway to a service.</summary>
    public Wire WireTo(string name) => wires[Array.IndexOf(Names, name)];

    /// <summary>Starts the Gateway and the stubs.</summary>
    /// <param name="discovery">Whether the Gateway resolves the services by service discovery instead of environment variables.</param>
    /// <param name="more">Additional settings of the Gateway.</param>
    public static async Task<GatewayFixture> StartAsync(bool discovery = false, params (string, string)[] more)
    {
        var services = await Task.WhenAll(Names.Select(name => Stub.StartAsync(Stub.Returns(200, name, "text/plain"))));
        Wire[] wires = [.. services.Select(service => new Uri(service.Address)).Select(address => new Wire(address.Host, address.Port))];
        var settings = Names.Zip(wires, (name, wire) => (discovery ? $"services:{name}:http:0" : $"{name.ToUpperInvariant()}_URL", $"http://127.0.0.1:{wire.Port}"));
        return new(services, wires, await RunningService.Start<DiscoveryDestinationResolver>([.. settings, .. more]).WaitUntilHealthyAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        foreach (var wire in wires) await wire.DisposeAsync();
        foreach (var service in services) await service.DisposeAsync();
    }
}
