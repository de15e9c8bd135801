using System.Runtime.InteropServices;

// A service that tells its environment, and that can be made to fail.
if (Environment.GetEnvironmentVariable("FAIL_WITH") is { } code)
{
    Console.WriteLine("This is the last thing it says.");
    return int.Parse(code);
}

using var deaf = Environment.GetEnvironmentVariable("IGNORE_SIGTERM") is null ? null
    : PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
if (deaf is not null) builder.Services.AddSingleton<IHostLifetime, Deaf>();

var app = builder.Build();
app.MapGet("/health", () => "healthy");
app.MapGet("/environment/{name}", (string name) => Environment.GetEnvironmentVariable(name) ?? "(none)");
app.MapGet("/arguments", () => string.Join(' ', args));
app.Run();
return 0;

sealed class Deaf : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
