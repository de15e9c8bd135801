using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace Evolution.ServiceDefaults.Tests.Discovery;

/// <summary>Services without a configured address are resolved by name, as with DNS on Kubernetes.</summary>
public sealed class ClusterDnsTests
{
    [Fact]
    public async Task A_service_without_a_configured_address_resolves_to_its_name_as_host()
    {
        await using var service = TestService.Build([]);

        (await ResolveAsync(service, "http://orders")).ShouldBe(new DnsEndPoint("orders", 80));
    }

    [Fact]
    public async Task A_configured_address_takes_precedence()
    {
        await using var service = TestService.Build([("services:orders:http:0", "http://orders.example:8080")]);

        (await ResolveAsync(service, "http://orders")).ShouldBeOfType<UriEndPoint>().Uri.ShouldBe(new("http://orders.example:8080"));
    }

    static async Task<EndPoint> ResolveAsync(TestService service, string address) =>
        (await service.Services.GetRequiredService<ServiceEndpointResolver>().GetEndpointsAsync(address, TestContext.Current.CancellationToken)).Endpoints.ShouldHaveSingleItem().EndPoint;
}
