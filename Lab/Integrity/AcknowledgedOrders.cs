using Evolution.Lab.Load;

namespace Evolution.Lab.Integrity;

/// <summary>The orders that the shop acknowledged to customers.</summary>
/// <param name="Confirmed">The orders acknowledged as confirmed: 201.</param>
/// <param name="Accepted">The orders acknowledged as accepted: 202.</param>
public sealed record AcknowledgedOrders(IReadOnlyList<Guid> Confirmed, IReadOnlyList<Guid> Accepted)
{
    public IEnumerable<Guid> All => Confirmed.Concat(Accepted);

    public static readonly AcknowledgedOrders None = new([], []);

    public static AcknowledgedOrders operator +(AcknowledgedOrders left, AcknowledgedOrders right) => new([.. left.Confirmed, .. right.Confirmed], [.. left.Accepted, .. right.Accepted]);

    public static AcknowledgedOrders From(IEnumerable<Sample> samples)
    {
        var orders = samples.Where(sample => sample.Order is not null).ToLookup(sample => sample.Outcome is RequestOutcome.Accepted, sample => sample.Order!.Value);
        return new([.. orders[false]], [.. orders[true]]);
    }
}
