using Evolution.Lab.Load;

namespace Evolution.Lab.Integrity;

/// <summary>The orders that were acknowledged to customers, at whatever time.</summary>
/// <param name="Confirmed">The orders that were acknowledged as confirmed.</param>
/// <param name="Accepted">The orders that were acknowledged as accepted.</param>
public sealed record Acknowledged(IReadOnlyList<Guid> Confirmed, IReadOnlyList<Guid> Accepted)
{
    public IEnumerable<Guid> All => Confirmed.Concat(Accepted);

    public static readonly Acknowledged None = new([], []);

    public static Acknowledged operator +(Acknowledged one, Acknowledged other) => new([.. one.Confirmed, .. other.Confirmed], [.. one.Accepted, .. other.Accepted]);

    public static Acknowledged By(IEnumerable<Sample> samples)
    {
        var acknowledged = samples.Where(sample => sample.Order is not null).ToLookup(sample => sample.Outcome is Outcome.Accepted, sample => sample.Order!.Value);
        return new([.. acknowledged[false]], [.. acknowledged[true]]);
    }
}
