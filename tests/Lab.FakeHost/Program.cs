using System.Runtime.InteropServices;
using System.Text.Json;
using Evolution.Lab.FakeHost;

// FAKE_HOST selects the behaviour: ready, declining, failing, starting, deaf, refusing, crashing.
var behaviour = Environment.GetEnvironmentVariable("FAKE_HOST") ?? "ready";
if (behaviour is "refusing")
{
    Console.Error.WriteLine("There is no phase '9'.");
    return 2;
}
if (behaviour is "crashing")
{
    Console.WriteLine("Cannot find the servers.");
    return 3;
}

var token = Environment.GetEnvironmentVariable("Control__Token")!;
await using var server = await FakeControlServer.StartAsync(token, routes => routes.MapShop(declines: behaviour is "declining"));
server.Put(FakeResource.Service("gateway", server.Address));
server.Put(FakeResource.Service("orders", server.Address));
server.Log.Enqueue("A log line of Orders.");
if (behaviour is "failing") server.Put(new("redis", "RedisResource", "FailedToStart", null, "platform") { ExitCode = 1 });
if (behaviour is "starting") server.Put(new("redis", "RedisResource", "Starting", null, "platform"));

var stop = new TaskCompletionSource();
void OnSignal(PosixSignalContext context)
{
    context.Cancel = true;
    if (behaviour is not "deaf") stop.TrySetResult();
}
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
_ = Task.Factory.StartNew(() =>
{
    while (Console.In.ReadLine() is not null)
    {
    }
    if (behaviour is not "deaf") stop.TrySetResult();
}, TaskCreationOptions.LongRunning);

Console.WriteLine($"Fake host {string.Join(' ', args)}");
foreach (var name in new[] { "Platform", "NO_PROXY" })
{
    if (Environment.GetEnvironmentVariable(name) is { } value) Console.WriteLine($"{name}={value}");
}
var controlFile = Environment.GetEnvironmentVariable("Control__File")!;
File.WriteAllText($"{controlFile}.half", JsonSerializer.Serialize(new { address = server.Address, token, processId = Environment.ProcessId }));
File.Move($"{controlFile}.half", controlFile);

await stop.Task;
File.Delete(controlFile);
return 0;
