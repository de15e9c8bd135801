using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;

namespace Evolution.Evo.Commands;

/// <summary>The check of <c>evo run --check</c>: places one order in every running topology.</summary>
static class CheckSession
{
    /// <summary>Places the orders one after the other, so that one order does not slow down another.</summary>
    /// <returns>The exit code 0; all orders were confirmed.</returns>
    /// <exception cref="LabException">An order was not confirmed. The message contains the last lines of the services that handled it.</exception>
    public static async Task<int> RunAsync(RunningHost running, Action<string> say, CancellationToken cancellation)
    {
        foreach (var topology in running.Topologies)
        {
            say($"Phase {topology.State.Phase}: {await CheckAsync(topology, cancellation)}");
        }
        return ExitCodes.Success;
    }

    static async Task<OrderCheck> CheckAsync(RunningTopology topology, CancellationToken cancellation)
    {
        try
        {
            using var shop = new ShopClient(await topology.GatewayAsync(cancellation));
            return await OrderCheck.RunAsync(shop, cancellation);
        }
        catch (Exception failure) when (failure is ShopException or TimeoutException or HttpRequestException)
        {
            throw new LabException($"Phase {topology.State.Phase}: {failure.Message}\n{await DescribeAsync(topology, "gateway", cancellation)}\n{await DescribeAsync(topology, "orders", cancellation)}", cause: failure);
        }
    }

    static async Task<string> DescribeAsync(RunningTopology topology, string service, CancellationToken cancellation) =>
        await topology.Control.DescribeAsync(await topology.Control.ResourceAsync(topology.NameOf(service), cancellation), cancellation);
}
