using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>A service of the shop that runs inside the test process, on its own port.</summary>
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

    /// <summary>The base address.</summary>
    public string Address { get; }

    /// <summary>The service provider.</summary>
    public IServiceProvider Services { get; }

    /// <summary>A client with the service's base address.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts a service with the settings that the app host would pass in its environment, such as <c>ConnectionStrings:database</c>.</summary>
    /// <typeparam name="TMarker">Any class in the service's assembly.</typeparam>
    /// <param name="settings">The settings.</param>
    /// <param name="register">Registers additional services for the test.</param>
    public static RunningService Start<TMarker>(IEnumerable<(string Name, string Value)> settings, Action<IServiceCollection>? register = null) where TMarker : class
    {
        var factory = new Factory<TMarker>(settings, register);
        factory.UseKestrel();
        factory.StartServer();
        return new(factory, factory.Services, factory.ClientOptions.BaseAddress);
    }

    /// <summary>Waits until the service is healthy.</summary>
    public async Task<RunningService> WaitUntilHealthyAsync()
    {
        await Wait.UntilAsync($"{Address} is healthy", async () => (await Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
        return this;
    }

    /// <summary>Stops the service as SIGTERM would. Disposing the factory alone would stop it a second time while it is still stopping.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task.WithTimeoutAsync($"{Address} stops");
        try
        {
            await factory.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The service has already disposed itself.
        }
    }

    sealed class Factory<TMarker>(IEnumerable<(string Name, string Value)> settings, Action<IServiceCollection>? register) : WebApplicationFactory<TMarker> where TMarker : class
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.ConfigureLogging(logging => logging.ClearProviders());

            // The code of this process is warm after the first test, and tests with faults count the calls to other services.
            builder.UseSetting("WarmUp:Enabled", "false");
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            if (register is not null) builder.ConfigureServices(register);
        }
    }
}
