namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>A step on the way of an order at which the process can be made to die.</summary>
/// <param name="Name">Its name, such as <c>orders.before-commit</c>.</param>
/// <param name="Step">Where on the way that is, in words.</param>
/// <param name="OnRefusal">Whether only an order that is refused gets there, such as one whose card is declined.</param>
/// <param name="StoresNothing">Whether no service has stored anything of the order by then, so that nothing can be left half done.</param>
public sealed record CrashPoint(string Name, string Step, bool OnRefusal = false, bool StoresNothing = false);
