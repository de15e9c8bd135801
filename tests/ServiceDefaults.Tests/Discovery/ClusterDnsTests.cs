using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace Evolution.ServiceDefaults.Tests.Discovery;

/// <summary>Where a service is sought of which nothing is configured, as on Kubernetes, whose DNS knows it.</summary>
public sealed class ClusterDnsTests
{
    [Fact]
    public async Task A_service_without_a_configured_address_is_the_host_of_its_name()
    {
        await using var service = PlainService.Build([]);

        (await FindAsync(service, "http://orders")).ShouldBe(new DnsEndPoint("orders", 80));
    }

    [Fact]
    public async Task A_configured_address_comes_first()
    {
        await using var service = PlainService.Build([("services:orders:http:0", "http://orders.example:8080")]);

        (await FindAsync(service, "http://orders")).ShouldBeOfType<UriEndPoint>().Uri.ShouldBe(new("http://orders.example:8080"));
    }

    static async Task<EndPoint> FindAsync(PlainService service, string address) =>
        (await service.Services.GetRequiredService<ServiceEndpointResolver>().GetEndpointsAsync(address, TestContext.Current.CancellationToken)).Endpoints.ShouldHaveSingleItem().EndPoint;
}
