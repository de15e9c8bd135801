using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Evolution.ServiceDefaults.Tests;

/// <summary>A service with the service defaults and the additions of a test.</summary>
sealed class TestService(WebApplication app) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Builds a service without starting it.</summary>
    public static TestService Build(IEnumerable<(string Name, string Value)> settings, Action<WebApplicationBuilder>? register = null, Action<WebApplication>? map = null, bool log = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(5));
        builder.AddServiceDefaults();
        if (!log) builder.Logging.ClearProviders();
        register?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        map?.Invoke(app);
        return new(app);
    }

    /// <summary>Builds and starts a service.</summary>
    public static async Task<TestService> StartAsync(IEnumerable<(string Name, string Value)> settings, Action<WebApplicationBuilder>? register = null, Action<WebApplication>? map = null, bool log = false)
    {
        var service = Build(settings, register, map, log);
        await service.StartAsync();
        return service;
    }

    public async Task StartAsync()
    {
        await app.StartAsync().WithTimeoutAsync("the service starts");
        Http.BaseAddress = new(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync().WithTimeoutAsync("the service stops");
        await app.DisposeAsync();
    }
}
