using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace Evolution.Gateway.Tests;

/// <summary>The addresses that the Gateway forwards to.</summary>
public sealed class DestinationTests
{
    [Theory]
    [InlineData(null, "http://orders:80")]
    [InlineData("http://orders.example:8080", "http://orders.example:8080")]
    public async Task A_destination_is_the_configured_address_or_else_the_DNS_name(string? configuredAddress, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(configuredAddress is null ? [] : [KeyValuePair.Create("services:orders:http:0", (string?)configuredAddress)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddServiceDiscovery().BuildServiceProvider();
        var destinations = new DiscoveryDestinationResolver(services.GetRequiredService<ServiceEndpointResolver>());

        var result = await destinations.ResolveDestinationsAsync(new Dictionary<string, Yarp.ReverseProxy.Configuration.DestinationConfig> { ["orders"] = new() { Address = "http://orders" } }, TestContext.Current.CancellationToken);

        result.Destinations.ShouldHaveSingleItem().Value.Address.TrimEnd('/').ShouldBe(expected);
    }
}
