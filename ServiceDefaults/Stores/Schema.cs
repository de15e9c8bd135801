using System.Reflection;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>The database schema that one service owns.</summary>
/// <param name="Name">The name of the schema, with which every statement qualifies its tables.</param>
/// <param name="Scripts">The assembly that contains the migrations.</param>
public sealed record Schema(string Name, Assembly Scripts);
