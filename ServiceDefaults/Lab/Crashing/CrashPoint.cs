namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>A step in the processing of an order at which the process can be terminated.</summary>
/// <param name="Name">The name of the point, such as <c>orders.before-commit</c>.</param>
/// <param name="Step">A description of the step.</param>
/// <param name="OnRefusal">Whether only refused orders reach the point, such as those whose card is declined.</param>
/// <param name="StoresNothing">Whether no service has stored any data of the order yet, so that no incomplete order can remain.</param>
public sealed record CrashPoint(string Name, string Step, bool OnRefusal = false, bool StoresNothing = false);
