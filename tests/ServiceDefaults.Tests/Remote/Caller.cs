using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>A service that calls another one, named payments.</summary>
sealed class Caller(TestService service) : IAsyncDisposable
{
    RemoteServiceClient Remote => service.Services.GetRequiredService<Client>().Remote;

    public static Caller Of(string address, params (string Name, string Value)[] settings) =>
        new(TestService.Build([("PAYMENTS_URL", address), .. settings], builder => builder.AddRemoteService<Client>("payments")));

    /// <summary>Creates a caller without an address variable, which uses service discovery.</summary>
    public static Caller WithDiscovery(params (string Name, string Value)[] settings) =>
        new(TestService.Build(settings, builder => builder.AddRemoteService<Client>("payments")));

    public Task<Stock> GetAsync(CancellationToken cancellationToken = default) =>
        Remote.GetAsync("stock", ContractsJson.Default.Stock, cancellationToken).WithTimeoutAsync("a call completes");

    public Task<RemoteResponse<Stock>> PutAsync() =>
        Remote.PutAsync("charges/1", new Payment("anna", "tok", new Money(1, "EUR")), ContractsJson.Default.Payment, ContractsJson.Default.Stock, default).WithTimeoutAsync("a call completes");

    public Task<RemoteResponse<Stock>> DeleteAsync() =>
        Remote.DeleteAsync("reservations/1", ContractsJson.Default.Stock, default).WithTimeoutAsync("a call completes");

    /// <summary>The underlying client, for HTTP methods that the contracts do not use.</summary>
    public HttpClient Http => service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("payments");

    /// <summary>The circuit breaker of the called service.</summary>
    public GuardedService Guarded => service.Services.GetServices<GuardedService>().Single();

    public IConfiguration Configuration => service.Services.GetRequiredService<IConfiguration>();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    sealed class Client(RemoteServiceClient remote)
    {
        public RemoteServiceClient Remote => remote;
    }
}
