using Evolution.ServiceDefaults.Lab;
using MassTransit;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Applies the service's hang and latency to received messages, so that a fault affects them like requests.</summary>
sealed class FaultFilter(FaultSwitch faults) : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        await faults.DelayAsync(context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("faults");
}
