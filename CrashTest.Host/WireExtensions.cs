using Evolution.Wiring;

namespace Evolution.CrashTest.Host;

/// <summary>Adds wires to services, with commands that break and repair them.</summary>
static class WireExtensions
{
    static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);
    static readonly string[] Links = ["database", "cache", "messaging", "orders", "inventory", "payments"];

    /// <summary>
    /// Routes a service's connections through wires. The command <c>wires</c> lists them; <c>cut-NAME</c>, <c>hold-NAME</c> and <c>slow-NAME</c>
    /// break a wire, and <c>mend-NAME</c> repairs it.
    /// </summary>
    public static void WithWires(this IResourceBuilder<ProjectResource> service)
    {
        var wires = new ServiceWires();
        service.WithEnvironment(context =>
        {
            foreach (var (variable, value) in context.EnvironmentVariables.ToArray()) context.EnvironmentVariables[variable] = new WiredValue(variable, value, wires);
        });
        service.WithCommand("wires", "Wires", _ => Task.FromResult(CommandResults.Success("The wires of this service", string.Join(',', wires.Names))));
        foreach (var name in Links)
        {
            service.WithWireCommand("cut", name, wires, wire => wire.Cut());
            service.WithWireCommand("hold", name, wires, wire => wire.Hold());
            service.WithWireCommand("slow", name, wires, wire => wire.AddLatency(Latency));
            service.WithWireCommand("mend", name, wires, wire => wire.Restore());
        }
    }

    static void WithWireCommand(this IResourceBuilder<ProjectResource> service, string verb, string name, ServiceWires wires, Action<Wire> action) =>
        service.WithCommand($"{verb}-{name}", $"{verb} {name}", _ =>
        {
            if (wires[name] is not { } wire) return Task.FromResult(CommandResults.Failure($"There is no wire to {name}."));
            action(wire);
            return Task.FromResult(CommandResults.Success());
        });
}
