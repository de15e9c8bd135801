using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Remote;

/// <summary>A service that calls another one, named payments.</summary>
sealed class Caller(PlainService service) : IAsyncDisposable
{
    RemoteServiceClient Remote => service.Services.GetRequiredService<Client>().Remote;

    public static Caller Of(string address, params (string Name, string Value)[] settings) =>
        new(PlainService.Build([("PAYMENTS_URL", address), .. settings], builder => builder.AddRemoteService<Client>("payments")));

    /// <summary>A caller that is not told an address, and must discover it.</summary>
    public static Caller Discovering(params (string Name, string Value)[] settings) =>
        new(PlainService.Build(settings, builder => builder.AddRemoteService<Client>("payments")));

    public Task<Stock> GetAsync(CancellationToken cancellationToken = default) =>
        Remote.GetAsync("stock", ContractsJson.Default.Stock, cancellationToken).LimitAsync("a call ends");

    public Task<RemoteAnswer<Stock>> PutAsync() =>
        Remote.PutAsync("charges/1", new Payment("anna", "tok", new Money(1, "EUR")), ContractsJson.Default.Payment, ContractsJson.Default.Stock, default).LimitAsync("a call ends");

    public Task<RemoteAnswer<Stock>> DeleteAsync() =>
        Remote.DeleteAsync("reservations/1", ContractsJson.Default.Stock, default).LimitAsync("a call ends");

    /// <summary>The client that carries all this, for methods of which the contracts have none.</summary>
    public HttpClient Http => service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("payments");

    /// <summary>The circuit breaker in between.</summary>
    public GuardedService Guarded => service.Services.GetServices<GuardedService>().Single();

    public IConfiguration Configuration => service.Services.GetRequiredService<IConfiguration>();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    sealed class Client(RemoteServiceClient remote)
    {
        public RemoteServiceClient Remote => remote;
    }
}
