using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Releases;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Which release of the contracts a service speaks.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task A_service_speaks_the_release_that_it_is_told_to()
    {
        await using var service = await LabProbe.StartAsync(builder => builder.AddContractVersions());
        (await service.Http.GetStringAsync("/lab/contracts")).ShouldBe("""{"release":1}""");

        (await service.Http.PutAsJsonAsync("/lab/contracts", new SpokenRelease(2))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Http.GetStringAsync("/lab/contracts")).ShouldBe("""{"release":2}""");
        service.Services.GetRequiredService<ContractVersions>().Release.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"release":0}""")]
    [InlineData("""{"release":3}""")]
    [InlineData("""{}""")]
    public async Task There_are_two_releases(string wish)
    {
        await using var service = await LabProbe.StartAsync(builder => builder.AddContractVersions());
        var answer = await service.Http.PutAsync("/lab/contracts", new StringContent(wish, System.Text.Encoding.UTF8, "application/json"));
        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        service.Services.GetRequiredService<ContractVersions>().Release.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_without_releases_speaks_none()
    {
        await using var service = await LabProbe.StartAsync();
        (await service.Http.GetAsync("/lab/contracts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
