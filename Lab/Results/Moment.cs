namespace Evolution.Lab.Results;

/// <summary>A short stretch of an experiment, for its chart.</summary>
/// <param name="At">Its begin, in seconds since the load began.</param>
/// <param name="Entry">The service that these requests entered by.</param>
/// <param name="Sent">How many were due.</param>
/// <param name="Good">How many were good.</param>
/// <param name="P99">The latency in milliseconds that 99 in 100 kept within; null where none ended.</param>
public sealed record Moment(double At, string Entry, long Sent, long Good, double? P99);
