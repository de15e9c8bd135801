using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>One topology of a running host.</summary>
public sealed class RunningTopology(ControlClient control, TopologyState state)
{
    /// <summary>Which phase it is, and its aspects.</summary>
    public TopologyState State => state;

    /// <summary>The control server of the host, whose names carry the prefix: <see cref="NameOf"/>.</summary>
    public ControlClient Control => control;

    /// <summary>The full name of a resource of this topology: <c>inventory</c> is <c>phase0-inventory</c> where phases run side by side.</summary>
    public string NameOf(string resource) => state.Prefix + resource;

    /// <summary>Where a service answers now; after a restart it may be elsewhere.</summary>
    /// <exception cref="LabException">It has no address, since it does not run.</exception>
    public async Task<Uri> AddressOfAsync(string service, CancellationToken cancellation = default)
    {
        var resource = await control.ResourceAsync(NameOf(service), cancellation);
        return resource.Address ?? throw new LabException($"{resource.Name} has no address: it is {resource.Summary}.");
    }

    /// <summary>Where the shop answers.</summary>
    public Task<Uri> GatewayAsync(CancellationToken cancellation = default) => AddressOfAsync("gateway", cancellation);
}
