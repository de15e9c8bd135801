using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>One topology of a running host.</summary>
public sealed class RunningTopology(ControlClient control, TopologyState state)
{
    /// <summary>Its phase and aspects.</summary>
    public TopologyState State => state;

    /// <summary>The client of the host's control server. Resource names there include the prefix: see <see cref="NameOf"/>.</summary>
    public ControlClient Control => control;

    /// <summary>Returns the full name of a resource of this topology: <c>inventory</c> is <c>phase0-inventory</c> if several phases run side by side.</summary>
    public string NameOf(string resource) => state.Prefix + resource;

    /// <summary>Returns the current address of a service. It may change after a restart.</summary>
    /// <exception cref="LabException">The service has no address because it is not running.</exception>
    public async Task<Uri> AddressOfAsync(string service, CancellationToken cancellationToken = default)
    {
        var resource = await control.ResourceAsync(NameOf(service), cancellationToken);
        return resource.Address ?? throw new LabException($"{resource.Name} has no address: it is {resource.Summary}.");
    }

    /// <summary>Returns the address of the Gateway.</summary>
    public Task<Uri> GatewayAsync(CancellationToken cancellationToken = default) => AddressOfAsync("gateway", cancellationToken);
}
