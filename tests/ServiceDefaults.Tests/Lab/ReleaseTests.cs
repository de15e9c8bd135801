using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Releases;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The release of the contracts that a service uses.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task The_release_of_the_contracts_can_be_changed()
    {
        await using var service = await LabServiceStarter.StartAsync(builder => builder.AddContractVersions());
        (await service.Http.GetStringAsync("/lab/contracts")).ShouldBe("""{"release":1}""");

        (await service.Http.PutAsJsonAsync("/lab/contracts", new ActiveRelease(2))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Http.GetStringAsync("/lab/contracts")).ShouldBe("""{"release":2}""");
        service.Services.GetRequiredService<ContractVersions>().Release.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"release":0}""")]
    [InlineData("""{"release":3}""")]
    [InlineData("""{}""")]
    public async Task An_unknown_release_is_rejected(string body)
    {
        await using var service = await LabServiceStarter.StartAsync(builder => builder.AddContractVersions());
        var response = await service.Http.PutAsync("/lab/contracts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        service.Services.GetRequiredService<ContractVersions>().Release.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_without_contract_versions_has_no_release_endpoint()
    {
        await using var service = await LabServiceStarter.StartAsync();
        (await service.Http.GetAsync("/lab/contracts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
