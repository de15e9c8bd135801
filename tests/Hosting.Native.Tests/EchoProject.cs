namespace Evolution.Hosting.Native.Tests;

/// <summary>The service in <c>Programs/EchoService</c>, which was copied beside the tests.</summary>
public sealed class EchoProject : IProjectMetadata
{
    public string ProjectPath => Path.Combine(AppContext.BaseDirectory, "Echo", "EchoService.csproj");

    public string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "EchoService.dll");
}
