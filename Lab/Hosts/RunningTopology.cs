using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>One topology of a running host.</summary>
public sealed class RunningTopology(ControlClient control, TopologyState state)
{
    /// <summary>The phase and aspects of the topology.</summary>
    public TopologyState State => state;

    /// <summary>The client of the host's control server. Resource names there include the prefix: see <see cref="GetFullName"/>.</summary>
    public ControlClient Control => control;

    /// <summary>Returns the full name of a resource of this topology: <c>inventory</c> is <c>phase0-inventory</c> if several phases run side by side.</summary>
    public string GetFullName(string resource) => state.Prefix + resource;

    /// <summary>Returns the current address of a service, which may change after a restart.</summary>
    /// <exception cref="LabException">The service has no address because it is not running.</exception>
    public async Task<Uri> GetAddressAsync(string service, CancellationToken cancellationToken = default)
    {
        var resource = await control.GetResourceAsync(GetFullName(service), cancellationToken);
        return resource.Address ?? throw new LabException($"{resource.Name} has no address: it is {resource.Summary}.");
    }

    /// <summary>Returns the address of the Gateway.</summary>
    public Task<Uri> GetGatewayAddressAsync(CancellationToken cancellationToken = default) => GetAddressAsync("gateway", cancellationToken);
}
