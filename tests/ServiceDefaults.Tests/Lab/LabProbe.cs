using System.Net.Http.Headers;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Builder;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Services with a lab, called by somebody who has its token.</summary>
static class LabProbe
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] Enabled = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    /// <summary>A service without stores.</summary>
    public static async Task<PlainService> StartAsync(Action<WebApplicationBuilder>? register = null) => (await PlainService.StartAsync(Enabled, register)).LetIn();

    /// <summary>A service with stores.</summary>
    public static async Task<PlainService> StartAsync(string database, string cache)
    {
        var service = (await Probe.StartAsync(database, cache, Enabled)).LetIn();
        await service.MigratedAsync();
        return service;
    }

    static PlainService LetIn(this PlainService service)
    {
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return service;
    }
}
