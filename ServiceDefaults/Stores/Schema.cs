using System.Reflection;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>The part of a database that one service owns.</summary>
/// <param name="Name">The schema's name, which every statement writes out.</param>
/// <param name="Scripts">The assembly that carries its migrations.</param>
public sealed record Schema(string Name, Assembly Scripts);
