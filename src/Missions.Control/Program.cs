Console.WriteLine("mission");
