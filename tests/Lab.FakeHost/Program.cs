using System.Runtime.InteropServices;
using System.Text.Json;
using Evolution.Lab.FakeHost;

// FAKE_HOST selects the behavior: ready, declining, failing, starting, ignoring-stop, refusing or crashing.
var behavior = Environment.GetEnvironmentVariable("FAKE_HOST") ?? "ready";
if (behavior is "refusing")
{
    Console.Error.WriteLine("Unknown phase '9'.");
    return 2;
}
if (behavior is "crashing")
{
    Console.WriteLine("Cannot find the servers.");
    return 3;
}

var token = Environment.GetEnvironmentVariable("Control__Token")!;
await using var server = await FakeControlServer.StartAsync(token, routes => routes.MapShop(isDeclining: behavior is "declining"));
server.Put(FakeResource.CreateService("gateway", server.Address));
server.Put(FakeResource.CreateService("orders", server.Address));
server.Log.Enqueue("A log line of Orders.");
if (behavior is "failing") server.Put(new("redis", "RedisResource", "FailedToStart", null, "platform") { ExitCode = 1 });
if (behavior is "starting") server.Put(new("redis", "RedisResource", "Starting", null, "platform"));

var stopRequested = new TaskCompletionSource();
void OnSignal(PosixSignalContext context)
{
    context.Cancel = true;
    if (behavior is not "ignoring-stop") stopRequested.TrySetResult();
}
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
_ = Task.Factory.StartNew(() =>
{
    while (Console.In.ReadLine() is not null)
    {
    }
    if (behavior is not "ignoring-stop") stopRequested.TrySetResult();
}, TaskCreationOptions.LongRunning);

Console.WriteLine($"Fake host {string.Join(' ', args)}");
foreach (var name in new[] { "Platform", "NO_PROXY" })
{
    if (Environment.GetEnvironmentVariable(name) is { } value) Console.WriteLine($"{name}={value}");
}
var controlFile = Environment.GetEnvironmentVariable("Control__File")!;
File.WriteAllText($"{controlFile}.tmp", JsonSerializer.Serialize(new { address = server.Address, token, processId = Environment.ProcessId }));
File.Move($"{controlFile}.tmp", controlFile);

await stopRequested.Task;
File.Delete(controlFile);
return 0;
