using System.Net;

namespace Evolution.EndToEnd.Tests;

/// <summary>The API reference page of a service.</summary>
[Collection<Phase1>]
public sealed class ApiReferenceTests(Phase1 phase)
{
    [Theory]
    [InlineData("inventory")]
    [InlineData("payments")]
    [InlineData("orders")]
    [InlineData("gateway")]
    public async Task Every_service_has_an_API_reference_without_external_resources(string service)
    {
        using var http = new HttpClient { BaseAddress = await phase.Host.Topology.GetAddressAsync(service) };

        var page = await http.GetStringAsync("api-reference");

        page.ShouldContain("\"telemetry\":false");
        page.ShouldContain("\"withDefaultFonts\":false");
        page.ShouldContain("\"agent\":{\"disabled\":true}");
        page.ShouldNotContain("https://");
        (await http.GetAsync("api-reference/scalar.js")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_API_reference_of_the_Gateway_lists_the_documents_of_all_services()
    {
        using var http = new HttpClient { BaseAddress = await phase.Host.Topology.GetGatewayAddressAsync() };
        var page = await http.GetStringAsync("api-reference");

        foreach (var service in new[] { "inventory", "payments", "orders" })
        {
            page.ShouldContain($"{service}-api/openapi/v1.json");
            (await http.GetStringAsync($"{service}-api/openapi/v1.json")).ShouldNotContain("api-reference");
        }
    }
}
