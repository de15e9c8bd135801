namespace Evolution.ServiceDefaults.WarmUp;

/// <summary>Runs code that the first requests need, without lasting effects, for example in a transaction that is rolled back.</summary>
/// <param name="RunAsync">Runs the code with the services of the application, and with a client whose base address is the service's own.</param>
public sealed record WarmUpStep(Func<IServiceProvider, HttpClient, CancellationToken, Task> RunAsync);
