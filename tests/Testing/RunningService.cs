using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>A service of the shop that runs inside the test process, on a port of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    readonly IAsyncDisposable factory;
    readonly IHostApplicationLifetime lifetime;

    RunningService(IAsyncDisposable factory, IServiceProvider services, Uri address)
    {
        (this.factory, Services, lifetime) = (factory, services, services.GetRequiredService<IHostApplicationLifetime>());
        Address = address.ToString();
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Where it is reached.</summary>
    public string Address { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts a service with what the app host would set in its environment, such as <c>ConnectionStrings:database</c>.</summary>
    /// <typeparam name="TMarker">Any class of the service's assembly.</typeparam>
    /// <param name="settings">The settings.</param>
    /// <param name="register">Adds what only a test needs.</param>
    public static RunningService Start<TMarker>(IEnumerable<(string Name, string Value)> settings, Action<IServiceCollection>? register = null) where TMarker : class
    {
        var factory = new Factory<TMarker>(settings, register);
        factory.UseKestrel();
        factory.StartServer();
        return new(factory, factory.Services, factory.ClientOptions.BaseAddress);
    }

    /// <summary>Waits until the service can do its work.</summary>
    public async Task<RunningService> HealthyAsync()
    {
        await Eventually.HoldsAsync($"{Address} is healthy", async () => (await Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
        return this;
    }

    /// <summary>Stops it as SIGTERM would: the factory by itself would stop it a second time while it is still stopping.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task.LimitAsync($"{Address} stops");
        try
        {
            await factory.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The service has cleaned up behind itself already.
        }
    }

    sealed class Factory<TMarker>(IEnumerable<(string Name, string Value)> settings, Action<IServiceCollection>? register) : WebApplicationFactory<TMarker> where TMarker : class
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            if (register is not null) builder.ConfigureServices(register);
        }
    }
}
