using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Evolution.Testing;

/// <summary>A service of the shop that runs inside the test process, on a port of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    readonly IAsyncDisposable factory;

    RunningService(IAsyncDisposable factory, Uri address)
    {
        this.factory = factory;
        Address = address.ToString();
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Where it is reached.</summary>
    public string Address { get; }

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts a service with what the app host would set in its environment, such as <c>ConnectionStrings:database</c>.</summary>
    /// <typeparam name="TMarker">Any class of the service's assembly.</typeparam>
    public static RunningService Start<TMarker>(IEnumerable<(string Name, string Value)> settings) where TMarker : class
    {
        var factory = new Factory<TMarker>(settings);
        factory.UseKestrel(0);
        factory.StartServer();
        return new(factory, factory.ClientOptions.BaseAddress);
    }

    /// <summary>Waits until the service can do its work.</summary>
    public async Task<RunningService> HealthyAsync()
    {
        await Eventually.HoldsAsync($"{Address} is healthy", async () => (await Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return factory.DisposeAsync();
    }

    sealed class Factory<TMarker>(IEnumerable<(string Name, string Value)> settings) : WebApplicationFactory<TMarker> where TMarker : class
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        }
    }
}
