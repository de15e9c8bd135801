using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Shop;

namespace Evolution.Evo.Commands;

/// <summary>The check of <c>evo run --check</c>: places one order in every running topology.</summary>
static class CheckSession
{
    /// <summary>Places the orders sequentially, so that they do not slow each other down.</summary>
    /// <returns>0 if all orders were confirmed.</returns>
    /// <exception cref="LabException">An order was not confirmed. The message contains the last log lines of the services that handled it.</exception>
    public static async Task<int> RunAsync(RunningHost running, Action<string> report, CancellationToken cancellationToken)
    {
        foreach (var topology in running.Topologies)
        {
            report($"Phase {topology.State.Phase}: {await CheckAsync(topology, cancellationToken)}");
        }
        return ExitCodes.Success;
    }

    static async Task<OrderCheck> CheckAsync(RunningTopology topology, CancellationToken cancellationToken)
    {
        try
        {
            using var shop = new ShopClient(await topology.GetGatewayAddressAsync(cancellationToken));
            return await OrderCheck.RunAsync(shop, cancellationToken);
        }
        catch (Exception exception) when (exception is ShopException or TimeoutException or HttpRequestException)
        {
            throw new LabException($"Phase {topology.State.Phase}: {exception.Message}\n{await DescribeAsync(topology, "gateway", cancellationToken)}\n{await DescribeAsync(topology, "orders", cancellationToken)}", cause: exception);
        }
    }

    static async Task<string> DescribeAsync(RunningTopology topology, string service, CancellationToken cancellationToken) =>
        await topology.Control.DescribeAsync(await topology.Control.GetResourceAsync(topology.GetFullName(service), cancellationToken), cancellationToken);
}
