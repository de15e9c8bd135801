using System.Net;
using Evolution.Evo.Commands;
using Evolution.Lab.Processes;

// This program only calls services on this machine, which a proxy for the internet (HTTP_PROXY) does not reach.
HttpClient.DefaultProxy = new WebProxy();

// This program only reads the shop's databases, so the user's settings for other databases must not apply.
foreach (var name in InheritedVariables.OfDatabaseClients()) Environment.SetEnvironmentVariable(name, null);

return await new EvoCommand().RunAsync(args, Console.Out, Console.Error);
