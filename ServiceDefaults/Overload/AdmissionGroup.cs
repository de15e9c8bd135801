namespace Evolution.ServiceDefaults.Overload;

/// <summary>Requests that have room of their own, as an endpoint's metadata: when one group's is used up, the others' is not.</summary>
/// <param name="Name">Whose it is, such as <c>orders</c>.</param>
public sealed record AdmissionGroup(string Name);
