namespace Evolution.ServiceDefaults.Overload;

/// <summary>A group of requests with separate limits, as endpoint metadata: exhausting the limits of one group does not affect the others.</summary>
/// <param name="Name">The name of the group, such as <c>orders</c>.</param>
public sealed record AdmissionGroup(string Name);
