using System.Net;
using Evolution.Evo.Commands;
using Evolution.Lab.Processes;

// This program calls only services on this machine, which an internet proxy (HTTP_PROXY) cannot reach.
HttpClient.DefaultProxy = new WebProxy();

// This program only reads the shop's databases, so the user's settings for other databases must not apply.
foreach (var name in InheritedVariables.GetDatabaseClientVariables()) Environment.SetEnvironmentVariable(name, null);

return await new EvoCommand().RunAsync(args, Console.Out, Console.Error);
