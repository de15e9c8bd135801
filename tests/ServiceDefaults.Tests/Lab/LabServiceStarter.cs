using System.Net.Http.Headers;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Builder;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Starts services with enabled lab endpoints and clients that have the token.</summary>
static class LabServiceStarter
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] LabSettings = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    /// <summary>Starts a service without stores.</summary>
    public static async Task<TestService> StartAsync(Action<WebApplicationBuilder>? register = null) => (await TestService.StartAsync(LabSettings, register)).WithToken();

    /// <summary>Starts a service with stores.</summary>
    public static async Task<TestService> StartAsync(string database, string cache)
    {
        var service = (await StoreServiceStarter.StartAsync(database, cache, LabSettings)).WithToken();
        await service.WaitUntilMigratedAsync();
        return service;
    }

    static TestService WithToken(this TestService service)
    {
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return service;
    }
}
