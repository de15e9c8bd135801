using System.Net;
using Evolution.Evo.Commands;
using Evolution.Lab.Processes;

// All that this program calls runs on this machine, where a proxy for the internet (HTTP_PROXY) does not reach it.
HttpClient.DefaultProxy = new WebProxy();

// The databases that it reads are this shop's, whatever somebody has set up for his own.
foreach (var name in InheritedVariables.OfDatabaseClients()) Environment.SetEnvironmentVariable(name, null);

return await new EvoCommand().RunAsync(args, Console.Out, Console.Error);
